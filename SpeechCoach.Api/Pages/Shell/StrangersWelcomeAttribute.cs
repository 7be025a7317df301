namespace SpeechCoach.Api.Pages.Shell;

/// <summary>A page for somebody who is no learner here: it gives him no cookie.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class StrangersWelcomeAttribute : Attribute;
