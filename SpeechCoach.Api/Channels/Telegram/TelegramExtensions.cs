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
        builder.Services.AddOptions<TelegramOptions>().BindConfiguration("Telegram").ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrWhiteSpace(builder.Configuration["Telegram:Token"])) return builder;

        builder.Services.AddSingleton<ITelegramBotClient>(services =>
        {
            var options = services.GetRequiredService<IOptions<TelegramOptions>>().Value;
            // The client's own HttpClient is not logged; the address of each request holds the token.
            return new TelegramBotClient(new TelegramBotClientOptions(options.Token, options.ApiAddress?.TrimEnd('/')));
        });
        builder.Services.AddIntake();
        builder.Services.AddChats();
        builder.Services.AddSteps();
        builder.Services.AddReplies();
        return builder;
    }

    static void AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<PollingLease>();
        services.AddSingleton<UpdateInbox>();
        services.AddHostedService<TelegramPoller>();
        services.AddHostedService<UpdateConsumer>();
        services.AddHostedService<BotCommands>();
    }

    static void AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatStates>();
        services.AddSingleton<ChatSender>();
        services.AddSingleton<Conversation>();
        services.AddSingleton<Exercises>();
        services.AddSingleton<IAlarm, Countdown>();
        services.AddSingleton<ILearnerRecords, ChatRecords>();
    }

    static void AddSteps(this IServiceCollection services)
    {
        services.AddSingleton<StepBook>();
        services.AddSingleton<IStep, StartStep>();
        services.AddSingleton<IStep, PracticeStep>();
        services.AddSingleton<IStep, NextStep>();
        services.AddSingleton<IStep, AgainStep>();
        services.AddSingleton<IStep, LevelStep>();
        services.AddSingleton<IStep, LanguageStep>();
        services.AddSingleton<IStep, SettingsStep>();
        services.AddSingleton<IStep, SpeechLanguageStep>();
        services.AddSingleton<IStep, CancelStep>();
        services.AddSingleton<IStep, HelpStep>();
    }

    static void AddReplies(this IServiceCollection services)
    {
        services.AddSingleton<ProgressMessage>();
        services.AddSingleton<TelegramIntake>();
        services.AddSingleton<IChannel, TelegramChannel>();
    }
}
