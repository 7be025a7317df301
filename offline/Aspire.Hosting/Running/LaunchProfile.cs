using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aspire.Hosting.Running;

/// <summary>What a project's launch settings ask for: the profile of the AppHost's own name, else the first that starts a project.</summary>
sealed record LaunchProfile(IReadOnlyList<Uri> Urls, IReadOnlyDictionary<string, string> Environment)
{
    public static LaunchProfile? Of(string projectPath, string? preferred)
    {
        var file = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(file))
            return null;

        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var profiles = JsonNode.Parse(File.ReadAllText(file), documentOptions: options)?["profiles"]?.AsObject() ?? [];
        var chosen = profiles.Where(profile => (string?)profile.Value?["commandName"] == "Project")
            .OrderByDescending(profile => profile.Key == preferred).FirstOrDefault().Value;
        if (chosen is null)
            return null;

        var urls = ((string?)chosen["applicationUrl"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        var environment = chosen["environmentVariables"]?.AsObject().ToDictionary(entry => entry.Key, entry => (string?)entry.Value ?? "");
        return new LaunchProfile([.. urls.Select(url => new Uri(url))], environment ?? []);
    }
}
