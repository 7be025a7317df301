using System.Reflection;
using System.Text.Json;

namespace SpeechCoach.Api.Practice;

/// <summary>The scenarios and their questions, one file of this service each.</summary>
sealed class QuestionBank
{
    const string Prefix = "Scenarios.";

    readonly Dictionary<string, Scenario> scenarios;
    readonly Dictionary<string, (Question Question, Scenario Scenario)> questions;

    public QuestionBank()
    {
        var assembly = Assembly.GetExecutingAssembly();
        scenarios = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(scenario => scenario.Order)
            .ToDictionary(scenario => scenario.Id);
        questions = scenarios.Values
            .SelectMany(scenario => scenario.Questions, (scenario, question) => (question, scenario))
            .ToDictionary(pair => pair.question.Id);
    }

    /// <summary>All scenarios, in their order.</summary>
    public IReadOnlyCollection<Scenario> Scenarios => scenarios.Values;

    public Scenario? FindScenario(string id) => scenarios.GetValueOrDefault(id);

    /// <summary>A question and the scenario that it belongs to; null where there is none of this id.</summary>
    public (Question Question, Scenario Scenario)? Find(string id) => questions.TryGetValue(id, out var found) ? found : null;

    static Scenario Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize(stream, ApiJson.Default.Scenario)!;
    }
}
