using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.AppHost;

/// <summary>The fixed ports on this machine; everything else takes a free one.</summary>
sealed class Ports
{
    [Range(1, 65535)]
    public int Api { get; set; } = 5080;

    [Range(1, 65535)]
    public int Redis { get; set; } = 6389;

    [Range(1, 65535)]
    public int Redpanda { get; set; } = 9492;

    [Range(1, 65535)]
    public int Minio { get; set; } = 9490;

    /// <summary>The Telegram emulator's; any free one where none is named.</summary>
    [Range(1, 65535)]
    public int? Telegram { get; set; }
}
