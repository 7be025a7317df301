using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.Api.Limits;

/// <summary>How often somebody may ask; section <c>RateLimits</c>. Each a number of requests in a minute, on one instance.</summary>
sealed class RateLimitOptions
{
    /// <summary>Uploads of one learner.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerLearner { get; set; } = 30;

    /// <summary>Uploads from one address by senders whom nothing makes known.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerNewcomerAddress { get; set; } = 30;

    /// <summary>Uploads under one integrator's key.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerKey { get; set; } = 600;

    /// <summary>Requests of any kind from one address or under one key, but for the files that pages are dressed with.</summary>
    [Range(1, 1_000_000)]
    public int Requests { get; set; } = 1200;

    /// <summary>Keys of the operator that are tried from one address.</summary>
    [Range(1, 1_000_000)]
    public int Guesses { get; set; } = 10;
}
