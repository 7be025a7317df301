using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.ServiceDefaults;
using SpeechCoach.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddObjectStore();
builder.AddEventLogHealthCheck();
builder.AddDataflow<SpeakingProgress>();
builder.AddDataflow<ActiveWords>();
builder.AddDataflow<LearnersUsual>();
builder.AddDataflow<PopulationBands>();
builder.AddDataflow<PipelineHealth>();
builder.AddDataflow<Archive>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
