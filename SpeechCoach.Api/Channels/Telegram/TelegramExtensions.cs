using Microsoft.Extensions.Options;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Storage;
using Telegram.Bot;

namespace SpeechCoach.Api.Channels.Telegram;

static class TelegramExtensions
{
    /// <summary>Adds the bot where a token is configured.</summary>
    public static IHostApplicationBuilder AddTelegram(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<TelegramOptions>("Telegram");
        if (string.IsNullOrWhiteSpace(builder.Configuration["Telegram:Token"])) return builder;

        builder.Services.AddSingleton<ITelegramBotClient>(services =>
        {
            var options = services.GetRequiredService<IOptions<TelegramOptions>>().Value;
            // The client's own HttpClient is not logged; the address of each request holds the token.
            // Where Telegram asks to wait, all instances wait: see ChatGuard.
            return new TelegramBotClient(new TelegramBotClientOptions(options.Token, options.ApiAddress?.TrimEnd('/')) { RetryCount = 0 });
        });
        builder.Services.AddIntake(UsesWebhook(builder.Configuration));
        builder.Services.AddChats();
        builder.Services.AddSteps();
        builder.Services.AddReplies();
        return builder;
    }

    /// <summary>The addresses of the bot, where there is one.</summary>
    public static void MapTelegram(this WebApplication app)
    {
        if (app.Services.GetService<WebhookSecret>() is null) return;
        app.MapWebhook();
        app.MapWebApp();
    }

    static bool UsesWebhook(IConfiguration configuration) =>
        configuration.GetValue<bool?>("Telegram:Webhook") ?? configuration.GetValue<Uri?>("Telegram:PublicAddress") is { IsAbsoluteUri: true, Scheme: "https" };

    static void AddIntake(this IServiceCollection services, bool webhook)
    {
        services.AddSingleton<UpdateInbox>();
        services.AddSingleton<BotName>();
        services.AddSingleton<WebhookSecret>();
        services.AddSingleton<PollingLease>();
        if (webhook) services.AddHostedService<WebhookRegistration>();
        else services.AddHostedService<TelegramPoller>();
        services.AddSingleton<UpdateAnswers>();
        services.AddHostedService<UpdateConsumer>();
        services.AddHostedService<BotCommands>();
    }

    static void AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatStates>();
        services.AddSingleton<ChatGuard>();
        services.AddSingleton<ChatSender>();
        services.AddSingleton<Conversation>();
        services.AddSingleton<Exercises>();
        services.AddSingleton<IAlarm, Countdown>();
        services.AddSingleton<IAlarm, Reminder>();
        services.AddSingleton<ILearnerRecords, ChatRecords>();
    }

    static void AddSteps(this IServiceCollection services)
    {
        services.AddSingleton<StepBook>();
        services.AddSingleton<IStep, StartStep>();
        services.AddSingleton<IStep, PracticeStep>();
        services.AddSingleton<IStep, NextStep>();
        services.AddSingleton<IStep, AgainStep>();
        services.AddSingleton<IStep, DeeperStep>();
        services.AddSingleton<IStep, DetailsStep>();
        services.AddSingleton<IStep, TranscriptStep>();
        services.AddSingleton<IStep, ListenStep>();
        services.AddSingleton<IStep, ReportStep>();
        services.AddSingleton<IStep, ProgressStep>();
        services.AddSingleton<IStep, HistoryStep>();
        services.AddSingleton<IStep, GoalStep>();
        services.AddSingleton<IStep, RemindStep>();
        services.AddSingleton<IStep, ZoneStep>();
        services.AddSingleton<IStep, LevelStep>();
        services.AddSingleton<IStep, LanguageStep>();
        services.AddSingleton<IStep, SettingsStep>();
        services.AddSingleton<IStep, SpeechLanguageStep>();
        services.AddSingleton<IStep, ExportStep>();
        services.AddSingleton<IStep, DeleteStep>();
        services.AddSingleton<IStep, CancelStep>();
        services.AddSingleton<IStep, HelpStep>();
    }

    static void AddReplies(this IServiceCollection services)
    {
        services.AddSingleton<ProgressMessage>();
        services.AddSingleton<InitDataReader>();
        services.AddSingleton<ReportButtons>();
        services.AddSingleton<ReportMessages>();
        services.AddSingleton<OwnReports>();
        services.AddSingleton<IAlarm, RecordingAnswer>();
        services.AddSingleton<TelegramIntake>();
        services.AddSingleton<IChannel, TelegramChannel>();
    }
}
