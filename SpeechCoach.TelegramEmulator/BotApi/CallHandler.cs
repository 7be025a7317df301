namespace SpeechCoach.TelegramEmulator;

/// <summary>Answers a call and writes it into the ledger; on the way it may meet a fault or the flood limit.</summary>
sealed class CallHandler(MethodTable methods, FloodControl flood, Faults faults, Ledger ledger, TimeProvider time)
{
    const string Hidden = "(secret)";

    /// <returns>The answer; null where the connection is to be cut.</returns>
    public async Task<Answer?> HandleAsync(Call call, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var fault = faults.Take(call.Method);
        if (fault is { Delay: > 0 }) await Task.Delay(TimeSpan.FromSeconds(fault.Delay), time, cancellationToken);

        var does = fault is null || fault.AfterDoing || fault.IsMerelySlow;
        var answer = does ? await RunAsync(call, cancellationToken) : null;
        var done = answer?.Status == StatusCodes.Status200OK;
        if (fault is { IsMerelySlow: false }) answer = AnswerOf(fault);
        Write(call, answer, done, time.GetElapsedTime(begun));
        return answer;
    }

    async Task<Answer> RunAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            var method = methods.Find(call.Method);
            flood.Check(call);
            return Answer.Ok(await method(call, cancellationToken));
        }
        catch (BotApiException error)
        {
            return Answer.Error(error);
        }
    }

    static Answer? AnswerOf(Fault fault) => fault switch
    {
        { Code: null } => null,
        { RetryAfter: { } seconds, Description: null } => Answer.Error(BotApiException.TooMany(seconds)),
        { Code: { } code } => Answer.Error(new BotApiException(code, fault.Description ?? "Internal Server Error", fault.RetryAfter)),
    };

    void Write(Call call, Answer? answer, bool done, TimeSpan took) => ledger.Add(number => new LedgerEntry
    {
        Number = number,
        Time = time.GetUtcNow(),
        Milliseconds = took.TotalMilliseconds,
        Method = call.Method,
        Chat = call.Text("chat_id"),
        Fields = call.Fields.ToDictionary(field => field.Key, field => field.Key == "secret_token" ? Hidden : field.Value),
        Files = call.Files.ToDictionary(file => file.Key, file => new LedgerFile(file.Value.Name, file.Value.Content.Length)),
        Status = answer?.Status ?? 0,
        Description = (string?)answer?.Body["description"],
        Done = done,
        // Updates come from anywhere and may be too deep to stand within something else.
        Result = call.Method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase) ? null : answer?.Body["result"]?.DeepClone(),
    });
}
