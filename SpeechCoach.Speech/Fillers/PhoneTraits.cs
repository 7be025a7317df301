namespace SpeechCoach.Speech;

/// <summary>What a phone of CMU's dictionary is like, as far as it may be taken for a filled pause or hide one.</summary>
/// <param name="Length">How long it usually is, by the mean of all.</param>
/// <param name="Vowel">1 for vowels.</param>
/// <param name="Uh">How near to the vowel of "uh", 0 to 1.</param>
/// <param name="Er">How near to that of "er", 0 to 1.</param>
/// <param name="Front">Where the tongue is: 1 at the front, -1 at the back.</param>
/// <param name="Nasal">1 for nasals.</param>
/// <param name="Hum">1 for the one of "um".</param>
/// <param name="Glide">1 for what glides from vowel to vowel.</param>
/// <param name="Stop">1 for what stops the breath.</param>
readonly record struct PhoneTraits(
    double Length, double Vowel = 0, double Uh = 0, double Er = 0, double Front = 0, double Nasal = 0, double Hum = 0, double Glide = 0, double Stop = 0)
{
    // The lengths are means of the alignments of ./bench fillers in silence.
    static readonly Dictionary<string, PhoneTraits> all = new()
    {
        ["AA"] = new(1.0, 1, 0.5, 0, -0.6), ["AE"] = new(1.3, 1, 0.4, 0, 0.4), ["AH"] = new(1.1, 1, 1), ["AO"] = new(1.2, 1, 0.3, 0, -0.8), ["AW"] = new(1.7, 1, 0.3, 0, -0.6),
        ["AY"] = new(2.4, 1, 0.3, 0, 0.5), ["EH"] = new(0.9, 1, 0.5, 0, 0.5), ["ER"] = new(1.1, 1, 0.6, 1), ["EY"] = new(1.7, 1, 0.1, 0, 0.9), ["IH"] = new(0.9, 1, 0.4, 0, 0.6),
        ["IY"] = new(1.3, 1, 0, 0, 1), ["OW"] = new(1.4, 1, 0.3, 0, -0.8), ["OY"] = new(2.3, 1, 0.1, 0, 0.5), ["UH"] = new(0.6, 1, 0.6, 0.2), ["UW"] = new(1.0, 1, 0.2, 0, -0.3),
        ["R"] = new(0.8, 0, 0.3, 0.9, Glide: 1), ["L"] = new(1.0, 0, 0.3, 0.1, -0.5, Glide: 1), ["W"] = new(0.8, 0, 0.2, 0, -0.6, Glide: 1), ["Y"] = new(1.1, Front: 1, Glide: 1),
        ["M"] = new(0.9, Nasal: 1, Hum: 1), ["N"] = new(0.9, Nasal: 1), ["NG"] = new(0.7, Nasal: 1),
        ["P"] = new(0.8, Stop: 1), ["B"] = new(0.9, Stop: 1), ["T"] = new(0.9, Stop: 1), ["D"] = new(0.7, Stop: 1), ["K"] = new(0.9, Stop: 1), ["G"] = new(0.8, Stop: 1),
        ["CH"] = new(1.0, Stop: 1), ["JH"] = new(0.8, Stop: 1), ["DH"] = new(0.5), ["TH"] = new(1.1), ["F"] = new(1.0), ["V"] = new(0.7), ["S"] = new(1.1), ["Z"] = new(1.0),
        ["SH"] = new(1.4), ["ZH"] = new(0.5), ["HH"] = new(0.7),
    };

    /// <summary>What each number of <see cref="Numbers"/> is.</summary>
    public static IReadOnlyList<string> Names { get; } = ["vowel", "like uh", "like er", "front", "nasal", "hum", "glide", "stop"];

    /// <summary>Everything but its length.</summary>
    public double[] Numbers => [Vowel, Uh, Er, Front, Nasal, Hum, Glide, Stop];

    /// <summary>Of a phone; of usual length and no other trait where it is none of English.</summary>
    public static PhoneTraits Of(string phone) => all.GetValueOrDefault(phone, new(1));

    /// <summary>Of each phone of a word, in order.</summary>
    public static PhoneTraits[] Of(AlignedWord word) => [.. word.Sounds.Split(' ').Select(Of)];
}
