using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SpeechCoach.Benchmarks;

switch (args)
{
    case ["speech", var folder]:
        return PraatComparison.Run(folder);
    case ["fillers", var folder, var count, var weights]:
        return await FillerTraining.RunAsync(folder, int.Parse(count, CultureInfo.InvariantCulture), weights);
    case ["words", var folder, var made]:
        return await WordsComparison.RunAsync(folder, made);
    case ["stages", .. var options]:
        // In this process: a benchmark built into a project of its own would not know which package set this one uses.
        BenchmarkRunner.Run<SoundBenchmark>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)), options);
        return 0;
    case ["queue"]:
        return await QueueBenchmark.RunAsync();
    case ["analytics", .. var only]:
        return await DataflowBenchmark.RunAsync(only);
    case ["telegram", var root, var configuration, var clip]:
        return await TelegramBenchmark.RunAsync(root, configuration, clip);
    default:
        Console.Error.WriteLine("Expected speech FOLDER, words FOLDER, fillers FOLDER COUNT FILE, stages, analytics or telegram ROOT CONFIGURATION CLIP; see ./bench --help.");
        return 1;
}
