using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads where the learners of a language stand, as the dataflow <see cref="FlowNames.PopulationBands"/> keeps it.</summary>
public sealed class BandsReader(FlowViews views)
{
    /// <summary>The band of a month; null where nobody spoke, empty where too few did.</summary>
    /// <param name="language">The language spoken, as a BCP 47 tag, of which the first part counts.</param>
    /// <param name="month">Any day of the month.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RedisException">Redis is away; so does <see cref="TimeoutException"/> say.</exception>
    public async Task<PopulationBand?> ReadAsync(string language, DateOnly month, CancellationToken cancellationToken)
    {
        var read = await views.ResultsAsync(
            FlowNames.PopulationBands, language.Split('-')[0].ToLowerInvariant(),
            [string.Create(CultureInfo.InvariantCulture, $"month/{month:yyyy-MM}-01")], ContractsJson.Default.PopulationBand, cancellationToken);
        return read.Select(band => band.Result).FirstOrDefault();
    }
}
