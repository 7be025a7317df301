namespace Aspire.Hosting.Running;

sealed record ProcessSpecification(
    string Label, string Command, IReadOnlyList<string> Arguments, string Folder, IReadOnlyDictionary<string, string> Variables);
