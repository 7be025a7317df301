using System.Text.Json;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Reads a language model's answer as one reads a stranger's: only what it was given to choose from, in text that is text.</summary>
static class ModelAnswer
{
    const int MostActions = 2;
    const int MostEvidence = 3;

    /// <summary>The verdict.</summary>
    /// <exception cref="InvalidDataException">It is not what was asked for; the message says why and quotes nothing of it.</exception>
    public static Verdict Read(string content, CoachingRequest request)
    {
        var answer = Parse(content);
        if (answer.Actions.Count > MostActions)
            throw new InvalidDataException("The language model gave more than two actions.");
        if (answer.Actions.DistinctBy(action => action.Observation).Count() < answer.Actions.Count)
            throw new InvalidDataException("The language model gave the same action twice.");
        if (answer.Actions.Count == 0 && request.Observations.Actions.Count > 0)
            throw new InvalidDataException("The language model left out what to do.");

        var places = ModelPlaces.Of(request);
        return new(
            Remark(answer.Strength, request.Observations.Strengths),
            [.. answer.Actions.Select(action => Remark(action, request.Observations.Actions))],
            request.Phrases.Count > 0 ? FollowUpText.Kept(answer.FollowUp) : null);

        Remark Remark(ModelVerdict.Remark remark, IReadOnlyList<Remark> observations)
        {
            var observation = observations.FirstOrDefault(observation => observation.Code == remark.Observation)
                ?? throw new InvalidDataException("The language model named an observation that nobody made.");
            if (remark.Evidence.Count > MostEvidence)
                throw new InvalidDataException("The language model named too many places.");
            List<TimeRange> evidence = [.. remark.Evidence.Select(id => places.Find(id) ?? throw new InvalidDataException("The language model named a place that it was not given.")).Distinct()];
            if (RemarkText.Fault(remark.Text, GivenNumbers.Of(request, observation, evidence)) is { } fault)
                throw new InvalidDataException($"The language model's text {fault}.");
            return new(observation.Code, remark.Text.Trim(), evidence.Count == 0 ? observation.Evidence : [.. evidence.OrderBy(range => range.Start)]);
        }
    }

    static ModelVerdict Parse(string content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, StrictJson.Default.ModelVerdict) is { } answer && !answer.Actions.Contains(null!) && !AllEvidence(answer).Contains(null!)
                ? answer
                : throw new InvalidDataException("The language model answered null.");
        }
        catch (JsonException)
        {
            // Its message would quote what was written.
            throw new InvalidDataException("The language model's answer is not the JSON that was asked for.");
        }
    }

    static IEnumerable<string> AllEvidence(ModelVerdict answer) => [.. answer.Strength.Evidence, .. answer.Actions.SelectMany(action => action.Evidence)];
}
