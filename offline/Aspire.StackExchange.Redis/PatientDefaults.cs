using StackExchange.Redis.Configuration;

namespace Aspire.StackExchange.Redis;

/// <summary>A server that is not up yet is tried again, unless the connection string says otherwise.</summary>
sealed class PatientDefaults : DefaultOptionsProvider
{
    public override bool AbortOnConnectFail => false;
}
