using Microsoft.AspNetCore.Authentication;

namespace SpeechCoach.Api.Identity;

/// <summary>The integrators; section <c>ApiKeys</c>, a list.</summary>
sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    public IList<ApiKey> Keys { get; set; } = [];
}
