using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Rules;

/// <summary>A folder's rule files at one moment, and what kept some of them from being read.</summary>
internal sealed class RuleFolderSnapshot(string folder, IReadOnlyList<RuleFolderFile> files, IReadOnlyList<RuleSetProblem> problems)
{
    public string Folder => folder;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<RuleFolderFile> Files => files;

    public IReadOnlyList<RuleSetProblem> Problems => problems;

    /// <summary>
    /// The same for the same names, bytes and problems: whether a folder changed is asked of its content, never of its clock.
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

    // Each part after its length, so that no two folders run together into one.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
