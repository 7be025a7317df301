using System.Globalization;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Shell;

/// <summary>Who looks at a page.</summary>
sealed class Visitor(PhraseBook phrases)
{
    /// <summary>The id under which the browser is known; none where it cannot be remembered.</summary>
    public Caller? Caller { get; set; }

    /// <summary>His account; none before he has sent anything or chosen a language.</summary>
    public Account? Account { get; set; }

    /// <summary>Why his account could not be looked for; a page that shows nothing without it says so instead of claiming that there is none.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>The language in which the pages speak to him.</summary>
    public Phrases Texts { get; set; } = phrases.For(null);

    public CultureInfo Culture => Texts.Culture;

    /// <summary>A moment as his clock shows it.</summary>
    public string Moment(DateTimeOffset moment) => Account is { } account
        ? account.LocalTime(moment).ToString("d MMM yyyy, HH:mm", Culture)
        : moment.ToString("d MMM yyyy, HH:mm 'UTC'", Culture);
}
