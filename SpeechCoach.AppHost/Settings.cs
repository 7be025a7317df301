using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace SpeechCoach.AppHost;

/// <summary>What appsettings.json, the environment or the command line say of the topology.</summary>
sealed class Settings
{
    /// <summary>Where native servers keep their data, and what the volumes of containers go by: a path, relative to the AppHost's folder.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>How many workers. With none, recordings are accepted and wait.</summary>
    [Range(0, 64)]
    public int Workers { get; set; } = 2;

    /// <summary>Null: containers where an engine answers.</summary>
    public InfrastructureKind? Infrastructure { get; set; }

    public Ports Ports { get; set; } = new();

    public static Settings Read(IDistributedApplicationBuilder builder)
    {
        var settings = Bind(builder.Configuration);
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), wrong, validateAllProperties: true);
        Validator.TryValidateObject(settings.Ports, new ValidationContext(settings.Ports), wrong, validateAllProperties: true);
        if (wrong.Count > 0)
            throw new DistributedApplicationException(string.Join(' ', wrong.Select(result => result.ErrorMessage)));

        settings.DataDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.DataDirectory, builder.AppHostDirectory));
        return settings;
    }

    /// <summary>The name of a container's volume. One AppHost at a time has a data folder, and so the volumes are parted as folders are.</summary>
    public string Volume(string server) => $"speechcoach-{server}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DataDirectory)))[..10]}";

    static Settings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.Get<Settings>() ?? new Settings();
        }
        catch (InvalidOperationException e)
        {
            throw new DistributedApplicationException(e.Message, e);
        }
    }
}
