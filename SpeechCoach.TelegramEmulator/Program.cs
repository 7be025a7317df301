using SpeechCoach.TelegramEmulator;

var builder = WebApplication.CreateBuilder(args);
// No telemetry: Telegram gives none, and the addresses of its requests hold the token.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services.AddHealthChecks();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Conversation>();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapBotApi();
app.MapLearner();
app.Run();
