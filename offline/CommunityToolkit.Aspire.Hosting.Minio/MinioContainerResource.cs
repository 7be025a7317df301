namespace Aspire.Hosting.ApplicationModel;

[Obsolete("The MinIO OSS project has been archived and is no longer maintained.")]
public sealed class MinioContainerResource(string name, ParameterResource rootUser, ParameterResource passwordParameter)
    : ContainerResource(name), IResourceWithConnectionString
{
    public ParameterResource RootUser { get; set; } = rootUser;

    public ParameterResource PasswordParameter { get; } = passwordParameter;

    public EndpointReference PrimaryEndpoint => new(this, "http");

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"Endpoint=http://{PrimaryEndpoint.Property(EndpointProperty.Host)}:{PrimaryEndpoint.Property(EndpointProperty.Port)};AccessKey={RootUser};SecretKey={PasswordParameter}");
}
