using SpeechCoach.ServiceDefaults;
using SpeechCoach.Storage;
using SpeechCoach.Worker;
using SpeechCoach.Worker.Backup;
using SpeechCoach.Worker.Relay;
using SpeechCoach.Worker.Retention;

if (await CommandLine.RunAsync(args) is { } exitCode)
    return exitCode;

return await Service.RunAsync<Entry>(args, builder =>
{
    builder.AddObjectStore();
    builder.AddAnalysis();
    builder.AddPipeline();
    builder.AddEventRelay();
    builder.AddRetention();
    builder.AddBackup();
});
