using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace SpeechCoach.Api.Channels.Telegram;

static class TelegramExtensions
{
    /// <summary>Adds the bot where a token is configured.</summary>
    public static IHostApplicationBuilder AddTelegram(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelegramOptions>().BindConfiguration("Telegram").ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrWhiteSpace(builder.Configuration["Telegram:Token"])) return builder;

        builder.Services.AddSingleton<ITelegramBotClient>(services =>
        {
            var options = services.GetRequiredService<IOptions<TelegramOptions>>().Value;
            // The client's own HttpClient is not logged; the address of each request holds the token.
            return new TelegramBotClient(new TelegramBotClientOptions(options.Token, options.ApiAddress?.TrimEnd('/')));
        });
        builder.Services.AddSingleton<PollingLease>();
        builder.Services.AddSingleton<ProgressMessage>();
        builder.Services.AddSingleton<TelegramIntake>();
        builder.Services.AddSingleton<IChannel, TelegramChannel>();
        builder.Services.AddHostedService<TelegramPoller>();
        return builder;
    }
}
