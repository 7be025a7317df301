using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>The places in a recording that a language model may point to, by the ids it knows them by.</summary>
sealed class ModelPlaces
{
    readonly Dictionary<TimeRange, string> ids = [];
    readonly Dictionary<string, TimeRange> ranges = [];

    public IEnumerable<string> Ids => ranges.Keys;

    public static ModelPlaces Of(CoachingRequest request)
    {
        var places = new ModelPlaces();
        places.Add("e", request.Observations.Strengths.Concat(request.Observations.Actions).SelectMany(remark => remark.Evidence));
        places.Add("p", request.Phrases.Select(phrase => phrase.Range));
        return places;
    }

    public string IdOf(TimeRange range) => ids[range];

    public TimeRange? Find(string id) => ranges.TryGetValue(id, out var range) ? range : null;

    void Add(string prefix, IEnumerable<TimeRange> all)
    {
        var number = 0;
        foreach (var range in all)
        {
            var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{number + 1}");
            if (ids.TryAdd(range, id))
                (ranges[id], number) = (range, number + 1);
        }
    }
}
