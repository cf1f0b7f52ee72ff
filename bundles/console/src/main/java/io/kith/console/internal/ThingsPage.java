// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.model.Category;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.thing.Caller;
import io.kith.thing.Things;
import io.kith.thing.View;
import jakarta.servlet.Servlet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The page Things: what there is, what it says, what it can be set to, and who asked last. */
@Component(service = Servlet.class, configurationPid = ConsoleConfig.PID)
@ConsolePage(label = ThingsPage.LABEL, title = "Things", css = "/" + ThingsPage.LABEL + "/res/kith.css")
public final class ThingsPage extends Page {

    static final String LABEL = "kith-things";
    private static final long serialVersionUID = 1L;
    private static final Set<Category> NOW = EnumSet.of(Category.MOMENTARY, Category.STATUS);
    private static final Set<Category> LASTING = EnumSet.complementOf(EnumSet.copyOf(Category.HISTORICAL));

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile @Nullable Things things;

    private final transient Jobs jobs;

    /** The page with its patience. */
    @Activate
    public ThingsPage(ConsoleConfig config) {
        super("things.html");
        jobs = new Jobs(config.patience());
    }

    ThingsPage(@Nullable Things things, int patience) {
        super("things.html");
        this.things = things;
        jobs = new Jobs(patience);
    }

    @Modified
    void modified(ConsoleConfig config) {
        jobs.patience(config.patience());
    }

    @Deactivate
    void stop() {
        jobs.endAll();
    }

    @Override
    Map<String, ?> answer(String what, Parameters parameters) throws RefusedException {
        return switch (what) {
            case "list" ->
                Json.object(
                        "things",
                        house().all().stream().map(ThingsPage::describe).toList());
            case "job" ->
                jobs.find(parameters.number("number", 0))
                        .map(Job::toJson)
                        .orElseThrow(() -> RefusedException.notFound("This was asked too long ago. Ask again."));
            default -> throw RefusedException.notFound("There is no \"" + what + "\" here.");
        };
    }

    @Override
    Map<String, ?> act(String what, Parameters parameters) throws RefusedException {
        Things.Thing thing = known(parameters.text("thing"));
        Job job =
                switch (what) {
                    case "read" -> read(thing, parameters.text("what", "now"));
                    case "form" -> form(thing);
                    case "set" -> set(thing, parameters);
                    default -> throw RefusedException.notFound("There is no \"" + what + "\" here.");
                };
        return Json.object("job", jobs.add(job));
    }

    private Job read(Things.Thing thing, String what) throws RefusedException {
        Set<Category> categories =
                switch (what) {
                    case "now" -> NOW;
                    case "lasting" -> LASTING;
                    case "all" -> Category.ALL;
                    default -> throw RefusedException.badRequest("Nothing can be read as \"" + what + "\".");
                };
        Job job = new Job();
        view().read(Selection.of(categories).ofNodes(nodes(thing))).whenComplete((reading, failure) -> {
            if (reading == null) {
                fail(job, failure);
            } else {
                job.begin(reading);
            }
        });
        return job;
    }

    private Job form(Things.Thing thing) throws RefusedException {
        Job job = new Job();
        view().form(nodes(thing)).whenComplete((entries, failure) -> {
            if (entries == null) {
                fail(job, failure);
            } else {
                job.complete(entries.stream()
                        .map(entry -> pair(entry.parameter().name(), entry.value()))
                        .toList());
            }
        });
        return job;
    }

    private Job set(Things.Thing thing, Parameters parameters) throws RefusedException {
        List<Setting> settings = settings(thing, parameters);
        Job job = new Job();
        view().set(nodes(thing), settings).whenComplete((done, failure) -> {
            if (done == null) {
                fail(job, failure);
            } else {
                job.complete(done.stream()
                        .map(setting -> pair(setting.name(), setting.value()))
                        .toList());
            }
        });
        return job;
    }

    private static List<Setting> settings(Things.Thing thing, Parameters parameters) throws RefusedException {
        List<String> names = parameters.texts("name");
        List<String> values = parameters.texts("value");
        if (names.isEmpty() || names.size() != values.size()) {
            throw RefusedException.badRequest("Each name needs a value, and there has to be one at least.");
        }
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Parameter parameter = thing.parameters().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            RefusedException.badRequest("\"" + thing.id() + "\" has no parameter \"" + name + "\"."));
            try {
                settings.add(new Setting(name, Value.parse(parameter.type(), values.get(i))));
            } catch (IllegalArgumentException e) {
                throw RefusedException.badRequest(name + ": " + e.getMessage());
            }
        }
        return settings;
    }

    private static void fail(Job job, @Nullable Throwable failure) {
        job.end(failure == null ? "It failed." : Job.words(failure));
    }

    private Things.Thing known(String id) throws RefusedException {
        return house().all().stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("There is no thing \"" + id + "\" any longer."));
    }

    private View view() throws RefusedException {
        return house().seenBy(new Caller.Local("console"));
    }

    private Things house() throws RefusedException {
        Things present = things;
        if (present == null) {
            throw RefusedException.unavailable(
                    "Nobody keeps things at the moment: start the bundle io.kith.thing.core.");
        }
        return present;
    }

    private static List<NodeRef> nodes(Things.Thing thing) {
        return List.of(NodeRef.of(thing.id()));
    }

    private static Map<String, Object> pair(String name, Value value) {
        return Json.object("name", name, "value", value.text());
    }

    private static Map<String, Object> describe(Things.Thing thing) {
        return Json.object(
                "id", thing.id(),
                "account", thing.account(),
                "readable", thing.readable(),
                "parameters",
                        thing.parameters().stream().map(ThingsPage::describe).toList(),
                "trusted", thing.trusted(),
                "asked", thing.lastAsked().map(ThingsPage::describe));
    }

    private static Map<String, Object> describe(Things.Asked asked) {
        return Json.object(
                "caller", asked.caller(), "what", asked.what(), "allowed", asked.allowed(), "time", asked.time());
    }

    private static Map<String, Object> describe(Parameter parameter) {
        Optional<Parameter.Range> range = parameter.range();
        return Json.object(
                "name", parameter.name(),
                "type", parameter.type().name(),
                "title", parameter.title(),
                "description", parameter.description(),
                "min", range.map(r -> r.min().toPlainString()),
                "max", range.map(r -> r.max().toPlainString()),
                "options", parameter.options(),
                "group", parameter.group());
    }
}
