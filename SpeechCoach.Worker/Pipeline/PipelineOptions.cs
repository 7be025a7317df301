using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Worker;

/// <summary>How a worker takes recordings; section <c>Pipeline</c>.</summary>
public sealed class PipelineOptions
{
    /// <summary>Recordings one worker process works on at once.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 1;

    /// <summary>The longest one attempt may take, all stages together: more than their deadlines, each of which is to be reached before it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(35);

    /// <summary>How long a finished report is offered to a Redis that does not answer, before another attempt may repeat the work.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan CommitPatience { get; set; } = TimeSpan.FromMinutes(1);
}
