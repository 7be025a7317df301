using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, value => Value(builder.Configuration, name, value), secret));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => valueGetter(), secret));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var kept = persist ? new UserSecretsParameterDefault(name, value, UserSecrets.Of(builder)) : value;
        return builder.AddResource(new ParameterResource(name, found => Value(builder.Configuration, name, found), secret) { Default = kept });
    }

    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool lower = true,
        bool upper = true,
        bool numeric = true,
        bool special = true,
        int minLower = 0,
        int minUpper = 0,
        int minNumeric = 0,
        int minSpecial = 0)
    {
        var generated = new GenerateParameterDefault { Lower = lower, Upper = upper, Numeric = numeric, Special = special };
        return new ParameterResource(name, found => Value(builder.Configuration, name, found), secret: true)
        {
            Default = new UserSecretsParameterDefault(name, generated, UserSecrets.Of(builder)),
        };
    }

    static string Value(IConfiguration configuration, string name, ParameterDefault? otherwise) =>
        configuration[$"Parameters:{name}"]
        ?? configuration[$"Parameters:{name.Replace('-', '_')}"]
        ?? otherwise?.GetDefaultValue()
        ?? throw new DistributedApplicationException($"The parameter '{name}' has no value: start with --Parameters:{name} VALUE.");
}
