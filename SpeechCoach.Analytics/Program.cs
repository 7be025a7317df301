using SpeechCoach.Analytics.Progress;
using SpeechCoach.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddSpeakingProgress();

var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
