namespace SpeechCoach.Worker;

/// <summary>The first line that the child reads; the samples of all utterances follow, 16 bits each.</summary>
/// <param name="ModelFolder">Where the model lies.</param>
/// <param name="Utterances">Samples of each utterance.</param>
/// <param name="Wordings">The words of each utterance, to be aligned; null where they are to be recognised.</param>
/// <param name="Following">The words of all utterances, of which each is found to hold those that follow the one before it; null otherwise.</param>
/// <param name="AreSounds">Whether any sounds of the language are listened for, in place of words.</param>
sealed record SphinxRequest(
    string ModelFolder, IReadOnlyList<int> Utterances, IReadOnlyList<IReadOnlyList<string>>? Wordings = null, IReadOnlyList<string>? Following = null, bool AreSounds = false);
