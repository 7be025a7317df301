using SpeechCoach.ServiceDefaults;
using SpeechCoach.TelegramEmulator;

var builder = WebApplication.CreateBuilder(args);
builder.AddTelemetry();
builder.Services.AddHealthChecks();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Conversation>();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapBotApi();
app.MapLearner();
app.Run();
