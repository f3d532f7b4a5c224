using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FundsCheck.Mutation;

/// <summary>The arguments of one run.</summary>
/// <param name="Folder">The mutated folder, from the top of the repository, with forward slashes.</param>
/// <param name="MutantsMax">The most mutants that are tested.</param>
/// <param name="Seed">Chooses the mutants: equal seeds choose equal mutants of equal code.</param>
/// <param name="TestProjects">The test projects, as names of folders in <c>tests</c>.</param>
internal sealed record MutationOptions(string Folder, int MutantsMax, int Seed, IReadOnlyList<string> TestProjects)
{
    public const string Usage = "usage: scripts/mutate FOLDER [--mutants N] [--seed N] [--tests PROJECT]...";

    private const int MutantsDefault = 40;
    private const int MutantsLimit = 10_000;

    /// <summary>The project that the folder belongs to.</summary>
    public string Project => Folder.Split('/')[1];

    public static bool TryParse(
        string[] arguments, [NotNullWhen(true)] out MutationOptions? options, [NotNullWhen(false)] out string? problem)
    {
        var (mutants, seed, tests, folders) = (MutantsDefault, 1, new List<string>(), new List<string>());
        (options, problem) = (null, null);
        for (var index = 0; index < arguments.Length; index++)
        {
            var (name, value) = (arguments[index], index + 1 < arguments.Length ? arguments[index + 1] : string.Empty);
            var isValid = name switch
            {
                "--mutants" => TryNumber(value, out mutants) && mutants is > 0 and <= MutantsLimit,
                "--seed" => TryNumber(value, out seed),
                "--tests" => value.Length > 0,
                _ => !name.StartsWith('-'),
            };
            if (!isValid)
            {
                problem = $"`{name} {value}` is not an option";
                return false;
            }

            if (!name.StartsWith('-'))
            {
                folders.Add(name.TrimEnd('/'));
                continue;
            }

            if (name == "--tests")
            {
                tests.Add(value);
            }

            index++;
        }

        if (folders is not [var folder] || folder.Split('/') is not ["src", _, ..])
        {
            problem = "name one folder of src, such as src/FundsCheck/Money";
            return false;
        }

        options = new MutationOptions(folder, mutants, seed, tests.Count > 0 ? tests : [$"{folder.Split('/')[1]}.Tests"]);
        return true;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
