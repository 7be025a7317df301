using SpeechCoach.Api.Channels.Telegram;

namespace SpeechCoach.Api.Channels;

static class ChannelExtensions
{
    /// <summary>The channels of this service and the loop that answers through them.</summary>
    public static IHostApplicationBuilder AddChannels(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IChannel>(new PollingChannel(PollingChannel.Web));
        builder.Services.AddSingleton<IChannel>(new PollingChannel(PollingChannel.Rest));
        builder.AddTelegram();
        builder.Services.AddHostedService<ReplyDispatcher>();
        return builder;
    }

    /// <summary>The addresses of channels that are told rather than ask.</summary>
    public static void MapChannels(this WebApplication app) => app.MapTelegram();
}
