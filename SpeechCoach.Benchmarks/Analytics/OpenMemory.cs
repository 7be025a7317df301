using System.Globalization;
using Confluent.Kafka;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// What the open windows of a dataflow take in memory, year after year of the same learners in the order of time, in one partition: in the
/// later half of the years no more than in the earlier, whatever has gone through.
/// </summary>
static class OpenMemory
{
    const int Learners = 500;
    const int EventsAYear = 20_000;
    const int Years = 10;
    const int Batch = 1000;
    const int Quarters = 4;
    const double MostGrowth = 1.1;

    // Of days, of which each year has its own.
    const double Names = 0.5;

    /// <summary>Prints a row a dataflow, and answers whether none of them grows.</summary>
    public static bool Print(IEnumerable<Dataflow> flows)
    {
        Console.WriteLine($"{"MiB of windows at most in year",-31}{string.Concat(Enumerable.Range(1, Years).Select(year => $"{year,7}"))}");
        var grows = false;
        foreach (var flow in flows)
        {
            var sizes = After(flow);
            grows |= sizes[(Years / 2)..].Max() > MostGrowth * sizes[..(Years / 2)].Max() + Names;
            Console.WriteLine($"{flow.Name,-31}{string.Concat(sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size,7:0.0}")))}");
        }

        return !grows;
    }

    static List<double> After(Dataflow flow)
    {
        var stages = flow.Plan();
        var (options, speeches) = (new FlowOptions(), new SyntheticSpeeches(seed: 1, Learners, EventsAYear));
        List<StageWork> works = [.. stages.Select(stage => stage.Open(new(flow.Name, 1, options.OpenWindows, options.OpenValues)))];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<double> sizes = [];
        for (var year = 0; year < Years; year++)
        {
            var most = 0.0;
            for (var number = 0; number < EventsAYear; number += Batch)
            {
                Fold(stages, works, 0, [.. Enumerable.Range(number, Batch).Select(i => SpeechEvents.Write(Later(speeches.Event(i), year), "life", null))]);
                if (number % (EventsAYear / Quarters) == 0) most = Math.Max(most, (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)(1 << 20));
            }

            sizes.Add(most);
        }

        GC.KeepAlive(works);
        return sizes;
    }

    // Nothing is saved: what is let go is gone, and begins anew when something comes for it.
    static void Fold(IReadOnlyList<SpeechCoach.Analytics.Stage> stages, List<StageWork> works, int number, IReadOnlyList<Message<string, byte[]>> messages)
    {
        var (stage, work) = (stages[number], works[number]);
        stage.Use(work);
        foreach (var message in messages)
            if (stage.Input.Read(message).SetAside is { } reason) throw new InvalidOperationException(reason);
        var (missing, changes) = (new CommandBuffer(), new FlowChanges());
        work.Missing(missing);
        work.Load([]);
        work.Fold(changes);
        missing.Clear();
        changes.Commands.Clear();
        if (number + 1 < stages.Count) Fold(stages, works, number + 1, changes.Messages);
    }

    // The learners of one year are those of the next.
    static SpeechAnalyzed Later(SpeechAnalyzed speech, int years) => speech with
    {
        Recording = RecordingId.Parse($"{years:x}{speech.Recording.ToString()[1..]}"),
        AcceptedAt = speech.AcceptedAt.AddYears(years),
        LocalDate = speech.LocalDate.AddYears(years),
    };
}
