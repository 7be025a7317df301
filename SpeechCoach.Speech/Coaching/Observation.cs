namespace SpeechCoach.Speech;

/// <summary>A remark with what decides whether it is made.</summary>
/// <param name="Remark">The remark.</param>
/// <param name="Topic">What it is about; one remark to a topic is enough.</param>
/// <param name="Telling">The points of the score that rest on it; what no criterion counts has a fixed value on the same scale.</param>
readonly record struct Observation(Remark Remark, Topic Topic, double Telling);
