using System.ComponentModel.DataAnnotations;

namespace SpeechCoach.ServiceDefaults;

/// <summary>Where Redis is, as the client reads it; here only to be checked at the start.</summary>
sealed class RedisConnection
{
    [Required(ErrorMessage = "ConnectionStrings:redis, the tasks: it is missing; it is host:port, with a password host:port,password=…")]
    public string? Text { get; set; }
}
