using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SpeechCoach.Tests.Analytics;

static class LagMetric
{
    /// <summary>The lag of an instance's partitions, as its metrics tell it just now.</summary>
    public static Dictionary<int, long> Of(AnalyticsHost instance, string flow)
    {
        var lags = new ConcurrentDictionary<int, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "speechcoach.analytics.lag" && instrument.Meter.Scope == instance.Get<IMeterFactory>()) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, lag, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if ((string?)named["flow"] == flow) lags[(int)named["partition"]!] = lag;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return lags.ToDictionary();
    }
}
