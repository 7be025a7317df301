using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SpeechCoach.Api.Identity;

sealed class ApiKeyOptionsValidator : IValidateOptions<ApiKeyOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiKeyOptions options)
    {
        var errors = options.Keys.SelectMany(Errors).ToList();
        if (options.Keys.DistinctBy(key => key.Name).Count() < options.Keys.Count) errors.Add("ApiKeys: two keys have the same name.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    static IEnumerable<string> Errors(ApiKey key, int index)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(key, new ValidationContext(key), results, validateAllProperties: true);
        return results.Select(result => $"ApiKeys:{index}: {result.ErrorMessage}");
    }
}
