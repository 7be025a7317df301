using System.Diagnostics;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Answers updates of the inbox, so many at once, and ends each there: answered, given up after so many tries, or left to be tried again.</summary>
sealed partial class UpdateAnswers(
    UpdateInbox inbox, Conversation conversation, IOptions<TelegramOptions> options, TimeProvider time, ILogger<UpdateAnswers> logger) : IDisposable
{
    const int AtOnce = 64;

    readonly SemaphoreSlim places = new(AtOnce);

    /// <summary>How many more are answered at once.</summary>
    public int FreePlaces => places.CurrentCount;

    public void Dispose() => places.Dispose();

    /// <summary>Until there is a free place.</summary>
    public async Task HasPlaceAsync(CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        places.Release();
    }

    /// <summary>Answers an update once the chat's one before it has ended. It throws nothing: what is not ended in the inbox comes again.</summary>
    public async Task AnswerAsync(Task before, StreamEntry entry, IncomingUpdate update, bool again, CancellationToken stoppingToken)
    {
        await before;
        // Whoever has a place gives it back, at a stop too.
        await places.WaitAsync(CancellationToken.None);
        await Task.Yield();
        using var activity = ApiTelemetry.Source.StartActivity("telegram update", ActivityKind.Consumer, TraceParent.Parse(entry[TraceParent.Name]));
        try
        {
            if (again && await inbox.DeliveriesAsync(entry.Id, stoppingToken) > options.Value.MaxDeliveries) await GiveUpAsync(update, stoppingToken);
            else await InTimeAsync(() => conversation.AnswerAsync(update, stoppingToken), stoppingToken);

            await inbox.EndAsync(entry, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            Log.Failed(logger, update.Id, e.GetType().Name, Hide(e.Message));
            await PassAsync(entry, stoppingToken);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The chat need not wait until this one is tried again.</summary>
    async Task PassAsync(StreamEntry entry, CancellationToken stoppingToken)
    {
        try
        {
            await inbox.PassAsync(entry, stoppingToken);
        }
        catch (Exception)
        {
            // Then it goes on once this one has been tried again.
        }
    }

    /// <summary>Says that it did not work. Where that cannot be said either, it ends all the same.</summary>
    async Task GiveUpAsync(IncomingUpdate update, CancellationToken stoppingToken)
    {
        Log.GivenUp(logger, update.Id);
        try
        {
            await InTimeAsync(() => conversation.GiveUpAsync(update, stoppingToken), stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Untold(logger, update.Id, e.GetType().Name, Hide(e.Message));
        }
    }

    /// <summary>Answers, and where Telegram asks to wait, waits and answers then. What was sent before stays sent.</summary>
    async Task InTimeAsync(Func<Task> answer, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await answer();
                return;
            }
            catch (FloodException e)
            {
                await RestAsync(e.Until, stoppingToken);
            }
        }
    }

    /// <summary>Waits for Telegram; another chat is answered meanwhile.</summary>
    async Task RestAsync(DateTimeOffset until, CancellationToken stoppingToken)
    {
        places.Release();
        try
        {
            if (until - time.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, time, stoppingToken);
        }
        finally
        {
            await places.WaitAsync(CancellationToken.None);
        }
    }

    string Hide(string message) => message.Replace(options.Value.Token, "(token)", StringComparison.Ordinal);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Update {Update} could not be answered ({Kind}: {Reason}); it is tried again")]
        public static partial void Failed(ILogger logger, long update, string kind, string reason);

        [LoggerMessage(2, LogLevel.Error, "Update {Update} failed too often and is given up")]
        public static partial void GivenUp(ILogger logger, long update);

        [LoggerMessage(3, LogLevel.Warning, "The learner could not be told that update {Update} was given up ({Kind}: {Reason})")]
        public static partial void Untold(ILogger logger, long update, string kind, string reason);
    }
}
