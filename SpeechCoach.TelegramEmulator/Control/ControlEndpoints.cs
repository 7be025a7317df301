using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What a test does to the emulated server itself: reads its ledger, breaks it, slows it, and hands in updates of its own.</summary>
static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ledger", (Ledger ledger, long? after, string? method, string? chat) => ledger.Read(after ?? 0, method, chat));

        app.MapGet("/faults", (Faults faults) => faults.Due);
        app.MapPost("/faults", (Fault fault, Faults faults) => faults.Add(fault));
        app.MapDelete("/faults", (Faults faults) => faults.Clear());

        app.MapGet("/limit", (FloodControl flood) => flood.Limit);
        app.MapPut("/limit", (FloodLimit limit, FloodControl flood) => { flood.Limit = limit; });

        app.MapPost("/updates", (JsonObject update, UpdateQueue queue) => queue.AddRaw(update, QueueOf(update)));
        app.MapPost("/updates/again", RedeliverAsync);
        app.MapGet("/updates", (UpdateQueue queue) => queue.Snapshot().Select(update => update.Body));
    }

    /// <summary>Answers with the status that each delivery got, 0 where it was queued for the poller.</summary>
    static async Task<IResult> RedeliverAsync(Redelivery order, UpdateQueue queue, Webhook webhook, WebhookPost post, CancellationToken cancellationToken)
    {
        IReadOnlyList<WebhookTarget> targets = order.Addresses is { Count: > 0 } addresses
            ? [.. addresses.Select(address => new WebhookTarget(address, order.Secret, 1))]
            : webhook.Current is { } current ? [current] : [];
        var outcomes = new List<string>();
        foreach (var (index, update) in order.Updates.Index())
        {
            if (update["update_id"] is not JsonValue value || !value.TryGetValue<int>(out var id))
                return Results.Problem("An update that is delivered again has an update_id.", statusCode: StatusCodes.Status400BadRequest);
            var body = (JsonObject)update.DeepClone();
            if (targets.Count == 0) queue.AddAgain(id, QueueOf(body), body);
            var outcome = targets.Count == 0 ? null : await post.SendAsync(targets[index % targets.Count], new PendingUpdate(id, 0, body, DateTimeOffset.MaxValue), cancellationToken);
            outcomes.Add(outcome switch { null => "queued", { Failure: null } => "taken", { Failure: var failure } => failure });
        }
        return Results.Json(outcomes);
    }

    /// <summary>The chat or user that an update is about, as far as it can be told.</summary>
    static long QueueOf(JsonObject update)
    {
        foreach (var content in update.Select(member => member.Value).OfType<JsonObject>())
        {
            if (Id(content["chat"]) is { } chat) return chat;
            if (Id(content["from"]) is { } from) return from;
        }
        return 0;
    }

    static long? Id(JsonNode? node) => node is JsonObject item && item["id"] is JsonValue value && value.TryGetValue<long>(out var id) ? id : null;
}
