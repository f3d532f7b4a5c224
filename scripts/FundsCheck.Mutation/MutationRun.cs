using System.Globalization;

namespace FundsCheck.Mutation;

/// <summary>Tests a sample of a folder's mutants and prints the survivors and the score.</summary>
/// <param name="options">The arguments.</param>
/// <param name="copy">The copy of the repository.</param>
/// <param name="output">Takes the result.</param>
/// <param name="progress">Takes a line for each tested mutant.</param>
internal sealed class MutationRun(MutationOptions options, WorkingCopy copy, TextWriter output, TextWriter progress)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(copy.PathOf(options.Folder)))
        {
            throw new MutationException($"there is no folder {options.Folder}");
        }

        var compiler = MutantCompiler.Create(copy, options.Project);
        var mutants = compiler.FindMutants(options.Folder);
        var tests = options.TestProjects.Select(name => TestProject.Build(copy, name, options.Folder)).ToList();
        foreach (var project in tests)
        {
            await project.RunBaselineAsync(options.Project, compiler.CompileUnchanged(), cancellationToken);
        }

        var (killed, survivors, uncompiled) = (0, new List<Mutant>(), 0);
        foreach (var mutant in Shuffled(mutants))
        {
            if (killed + survivors.Count == options.MutantsMax)
            {
                break;
            }

            if (compiler.Compile(mutant) is not { } assembly)
            {
                uncompiled++;
            }
            else
            {
                var isKilled = await IsKilledAsync(tests, assembly, cancellationToken);
                killed += isKilled ? 1 : 0;
                survivors.AddRange(isKilled ? [] : [mutant]);
                progress.WriteLine($"{(isKilled ? "killed" : "survived")} {mutant}");
            }
        }

        Print(mutants.Count, killed, survivors, uncompiled);
    }

    private async Task<bool> IsKilledAsync(IEnumerable<TestProject> tests, byte[] assembly, CancellationToken cancellationToken)
    {
        foreach (var project in tests)
        {
            if (await project.KillsAsync(options.Project, assembly, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    // Equal seeds give equal samples; a larger sample contains the smaller one.
    private Mutant[] Shuffled(IReadOnlyList<Mutant> mutants)
    {
        Mutant[] shuffled = [.. mutants];
#pragma warning disable CA5394 // A sample needs no secure random numbers.
        new Random(options.Seed).Shuffle(shuffled);
#pragma warning restore CA5394
        return shuffled;
    }

    private void Print(int found, int killed, List<Mutant> survivors, int uncompiled)
    {
        var tested = killed + survivors.Count;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Folder}: {tested} of {found} mutants tested, seed {options.Seed}; {uncompiled} more did not compile"));
        foreach (var survivor in survivors.OrderBy(mutant => mutant.File, StringComparer.Ordinal).ThenBy(mutant => mutant.Line))
        {
            output.WriteLine($"survived {survivor}");
        }

        var score = tested == 0 ? 0m : decimal.Floor(1000m * killed / tested) / 10m;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{killed} killed, {survivors.Count} survived: score {score:0.0} %"));
    }
}
