using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SpeechCoach.TelegramEmulator;

static class EmulatorExtensions
{
    static readonly TimeSpan webhookPatience = TimeSpan.FromSeconds(60);

    /// <summary>The emulated server: its bot, its chats, its files, and both ways out for updates.</summary>
    public static IHostApplicationBuilder AddEmulator(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EmulatorOptions>().BindConfiguration("Emulator").ValidateDataAnnotations().ValidateOnStart();
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = long.MaxValue);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FreshIds>().AddSingleton<BotToken>().AddSingleton<BotProfile>().AddSingleton<BotCommands>()
            .AddSingleton<ChatWorld>().AddSingleton<Chats>().AddSingleton<Callbacks>().AddSingleton<Learners>().AddSingleton<FileStore>();
        services.AddSingleton<UpdateTypes>().AddSingleton<UpdateQueue>().AddSingleton<LongPolling>();
        services.AddSingleton<Ledger>().AddSingleton<Faults>().AddSingleton<FloodControl>();
        services.AddSingleton<InputFile>().AddSingleton<BotMessages>().AddSingleton<UpdateMethods>().AddSingleton<MessageMethods>()
            .AddSingleton<MediaMethods>().AddSingleton<InteractionMethods>().AddSingleton<ProfileMethods>()
            .AddSingleton<MethodTable>().AddSingleton<CallHandler>();
        services.AddSingleton<InitData>().AddSingleton<WebAppLink>();
        services.AddSingleton<Webhook>().AddSingleton<WebhookPauses>().AddSingleton<WebhookPost>().AddHostedService<WebhookDelivery>();
        services.AddHttpClient(WebhookPost.Client, client => client.Timeout = webhookPatience);
        return builder;
    }
}
