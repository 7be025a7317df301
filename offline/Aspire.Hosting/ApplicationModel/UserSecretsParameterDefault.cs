using Aspire.Hosting.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps what was generated, so that the next start finds the same value.</summary>
sealed class UserSecretsParameterDefault(string parameter, ParameterDefault source, UserSecrets secrets) : ParameterDefault
{
    public override string GetDefaultValue() => secrets.GetOrAdd($"Parameters:{parameter}", source.GetDefaultValue);
}
