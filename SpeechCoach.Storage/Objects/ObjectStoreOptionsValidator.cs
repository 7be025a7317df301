using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

sealed class ObjectStoreOptionsValidator : IValidateOptions<ObjectStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, ObjectStoreOptions options)
    {
        try
        {
            ObjectStoreConnection.Parse(options.Connection);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail($"ConnectionStrings:{ResourceNames.Minio}, the object store: {wrong.Message}.");
        }
    }
}
