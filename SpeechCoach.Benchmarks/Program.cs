using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SpeechCoach.Benchmarks;

if (args is ["praat", var folder])
    return PraatComparison.Run(folder);

// In this process: a benchmark built into a project of its own would not know which package set this one uses.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkRunner.Run<SoundBenchmark>(config, args);
return 0;
