using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Rules;

/// <summary>The rule files of a folder at one time, and the problems of unreadable files.</summary>
internal sealed class RuleFolderSnapshot(string folder, IReadOnlyList<RuleFolderFile> files, IReadOnlyList<RuleSetProblem> problems)
{
    public string Folder => folder;

    /// <summary>The files in the order of their names.</summary>
    public IReadOnlyList<RuleFolderFile> Files => files;

    public IEnumerable<RuleFolderFile> RuleFiles => files.Where(file => !CustomerTexts.IsFile(file.Path));

    public IEnumerable<RuleFolderFile> TextFiles => files.Where(file => CustomerTexts.IsFile(file.Path));

    public IReadOnlyList<RuleSetProblem> Problems => problems;

    /// <summary>
    /// A fingerprint of names, bytes and problems. A change of the folder is detected by its content, never by file times.
    /// </summary>
    public string Fingerprint { get; } = FingerprintOf(files, problems);

    private static string FingerprintOf(IReadOnlyList<RuleFolderFile> files, IReadOnlyList<RuleSetProblem> problems)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            Append(hash, Encoding.UTF8.GetBytes(file.Path));
            Append(hash, file.Bytes.Span);
        }

        foreach (var problem in problems)
        {
            Append(hash, Encoding.UTF8.GetBytes(problem.ToString()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each part follows its length, so that different folders have different fingerprints.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
