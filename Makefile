# make report    build, and write the reports on councils/ into reports/
# make test      format, build without warnings, run all tests
# make bench     how long the work takes, in a release build
# make reference  the reference set that ships, anew from the inspection reports in SOURCES
# make refresh   everything that the repository holds as made by the program: councils' records, reference set, reports
# make install   copy the program to PREFIX (default /usr/local)
# Each first installs what is missing (see scripts/set-up).

PREFIX ?= /usr/local
DATA ?= councils
OUT ?= reports
SOURCES ?= ../shared/sources
RELEASE = .build/release
PEERVIEW = $(RELEASE)/peerview
# What Python brings for the tests stands apart from the system's own.
PYTHON = .build/python/bin

.PHONY: report test lint build bench reference refresh install uninstall set-up-build set-up-test clean

report: build
	$(PEERVIEW) report --data "$(DATA)" --out "$(OUT)"

build: set-up-build
	swift build -c release --product peerview

test: set-up-test lint
	swift build --build-tests -Xswiftc -warnings-as-errors
	PATH="$(CURDIR)/$(PYTHON):$$PATH" swift test --skip-build

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

bench: build
	scripts/bench $(PEERVIEW)

# Files that are no reports are named and passed over; the reference set is made of the others.
reference: build
	rm -rf .build/reference
	-$(PEERVIEW) import "$(SOURCES)"/inspections/*.pdf --data .build/reference
	$(PEERVIEW) export --data .build/reference --reference Sources/Comparison/Resources/reference.csv

# The reference set is left as it is where the inspection reports are not there.
refresh: build
	$(PEERVIEW) import --again $(DATA)/*/documents/* --data "$(DATA)"
	if [ -d "$(SOURCES)/inspections" ]; then $(MAKE) reference; fi
	$(MAKE) build
	$(PEERVIEW) report --data "$(DATA)" --out "$(OUT)"

# The program finds its data files beside itself.
install: build
	mkdir -p "$(DESTDIR)$(PREFIX)/lib/peerview" "$(DESTDIR)$(PREFIX)/bin"
	cp $(PEERVIEW) "$(DESTDIR)$(PREFIX)/lib/peerview/"
	cp -R $(RELEASE)/peerview_*.resources "$(DESTDIR)$(PREFIX)/lib/peerview/" 2>/dev/null || \
	  cp -R $(RELEASE)/peerview_*.bundle "$(DESTDIR)$(PREFIX)/lib/peerview/"
	ln -sf ../lib/peerview/peerview "$(DESTDIR)$(PREFIX)/bin/peerview"

uninstall:
	rm -rf "$(DESTDIR)$(PREFIX)/lib/peerview" "$(DESTDIR)$(PREFIX)/bin/peerview"

set-up-build:
	@scripts/set-up build

set-up-test:
	@scripts/set-up test

clean:
	rm -rf .build
