using SpeechCoach.ServiceDefaults;
using SpeechCoach.Worker;

if (await CommandLine.RunAsync(args) is { } exitCode)
    return exitCode;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddAnalysis();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
return 0;
