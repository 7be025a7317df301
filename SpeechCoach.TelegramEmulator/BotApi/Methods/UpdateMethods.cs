using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Both ways in which a bot gets its updates.</summary>
sealed class UpdateMethods(UpdateQueue queue, UpdateTypes types, LongPolling polling, Webhook webhook)
{
    const int LongestPoll = 50;
    const int MostUpdates = 100;

    public async Task<JsonNode?> GetUpdatesAsync(Call call, CancellationToken cancellationToken)
    {
        if (webhook.Current is not null)
            throw BotApiException.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        types.Read(call);
        var updates = await polling.TakeAsync(
            call.Integer("offset"),
            call.Integer("limit", MostUpdates, 1, MostUpdates),
            TimeSpan.FromSeconds(call.Integer("timeout", 0, 0, LongestPoll)),
            cancellationToken);
        return new JsonArray([.. updates.Select(update => update.Body.DeepClone())]);
    }

    public JsonNode SetWebhook(Call call)
    {
        if (call.Text("url").Length == 0) return DeleteWebhook(call);
        var target = WebhookTarget.Read(call);
        types.Read(call);
        if (call.Flag("drop_pending_updates")) queue.Clear();
        webhook.Set(target);
        polling.End();
        return true;
    }

    public JsonNode DeleteWebhook(Call call)
    {
        if (call.Flag("drop_pending_updates")) queue.Clear();
        webhook.Set(null);
        return true;
    }

    public JsonNode GetWebhookInfo(Call call)
    {
        var info = new JsonObject
        {
            ["url"] = webhook.Current?.Address.ToString() ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = queue.Count,
        };
        if (webhook.Current is { } target)
        {
            info["max_connections"] = target.MaxConnections;
            if (webhook.LastError is var (when, what)) (info["last_error_date"], info["last_error_message"]) = (when, what);
        }
        if (types.Named.Count > 0) info["allowed_updates"] = new JsonArray([.. types.Named.Select(type => JsonValue.Create(type))]);
        return info;
    }
}
