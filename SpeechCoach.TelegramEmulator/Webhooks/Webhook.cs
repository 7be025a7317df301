namespace SpeechCoach.TelegramEmulator;

/// <summary>The webhook that is set, if any, and how it fares.</summary>
sealed class Webhook(TimeProvider time)
{
    volatile State state = new(null, null);

    /// <summary>Set whenever the webhook is set or taken away.</summary>
    public Signal Changed { get; } = new();

    public WebhookTarget? Current => state.Target;

    /// <summary>When the last delivery failed, in Unix seconds, and how.</summary>
    public (long When, string What)? LastError => state.Error;

    public void Set(WebhookTarget? target)
    {
        if (state.Target == target) return;
        state = new State(target, null);
        Changed.Set();
    }

    public void Failed(string what) => state = state with { Error = (time.GetUtcNow().ToUnixTimeSeconds(), what) };

    sealed record State(WebhookTarget? Target, (long, string)? Error);
}
