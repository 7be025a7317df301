using SpeechCoach.ServiceDefaults;
using SpeechCoach.Storage;
using SpeechCoach.Worker;
using SpeechCoach.Worker.Backup;
using SpeechCoach.Worker.Relay;
using SpeechCoach.Worker.Retention;

if (await CommandLine.RunAsync(args) is { } exitCode)
    return exitCode;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddObjectStore();
builder.AddAnalysis();
builder.AddPipeline();
builder.AddEventRelay();
builder.AddRetention();
builder.AddBackup();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
return 0;
