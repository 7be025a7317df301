using SpeechCoach.TelegramEmulator;

var builder = WebApplication.CreateBuilder(args);
// No telemetry: Telegram gives none, and the addresses of its requests hold the token.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = null);
builder.Services.AddHealthChecks();
builder.AddEmulator();

var app = builder.Build();
app.UsePage();
app.MapHealthChecks("/health");
app.MapBotApi();
app.MapLearners();
app.MapControl();
app.Run();
