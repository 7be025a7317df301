using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>One place in which something is kept of learners. Every place is registered, so that a deletion reaches all and an export shows all.</summary>
public interface ILearnerRecords
{
    /// <summary>What is kept there, as a receipt calls it.</summary>
    string Name { get; }

    /// <summary>Removes all that is kept of a learner, whose marks are set already; answers how many things that were. May be called again.</summary>
    Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken);

    /// <summary>Removes what is kept of one recording, whose mark is set already; answers how many things that were. May be called again.</summary>
    Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken);

    /// <summary>All that is kept of a learner, each as a file.</summary>
    IAsyncEnumerable<ExportedFile> ExportAsync(Account account, CancellationToken cancellationToken);
}
