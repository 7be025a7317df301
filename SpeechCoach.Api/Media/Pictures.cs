using System.Globalization;
using System.Text;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Media;

/// <summary>Pictures for those who cannot show SVG.</summary>
sealed class Pictures(MediaTools tools)
{
    const int Width = 1200;

    /// <summary>The drawing as PNG; null where it cannot be made.</summary>
    public Task<byte[]?> PngAsync(string svg, CancellationToken cancellationToken) => tools.RunAsync(
        "rsvg-convert",
        ["--format", "png", "--width", Width.ToString(CultureInfo.InvariantCulture), "--keep-aspect-ratio"],
        new CappedSource(Encoding.UTF8.GetBytes(svg), Stream.Null, long.MaxValue),
        cancellationToken);
}
