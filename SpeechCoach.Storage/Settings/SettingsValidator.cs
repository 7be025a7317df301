using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Storage;

/// <summary>Checks options by their attributes and by themselves.</summary>
sealed class SettingsValidator<T>(string section) : IValidateOptions<T> where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(Text));
    }

    // An attribute that has no words of its own names the property alone, which any section may have.
    string Text(ValidationResult result) => result.MemberNames.Aggregate(
        result.ErrorMessage ?? $"{section} is wrong.",
        (text, member) => text.Replace($"The field {member} ", $"{section}:{member} ", StringComparison.Ordinal)
            .Replace($"The {member} field ", $"{section}:{member} ", StringComparison.Ordinal));
}
