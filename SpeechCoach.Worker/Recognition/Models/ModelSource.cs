namespace SpeechCoach.Worker;

/// <summary>Where a model comes from and what it must be.</summary>
/// <param name="Address">Where it is fetched.</param>
/// <param name="Sha256">Its hash, 64 hexadecimal digits.</param>
/// <param name="Folder">Where it is kept.</param>
sealed record ModelSource(Uri Address, string Sha256, string Folder)
{
    public string File => Path.Combine(Folder, Path.GetFileName(Address.AbsolutePath));
}
